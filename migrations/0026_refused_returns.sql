-- A return that the customer refused comes back; what nobody claims is not kept for ever.

alter table parcel add column refused_on date;
alter table parked_parcel drop constraint parked_parcel_turned_away_for_check;
alter table parked_parcel add constraint parked_parcel_turned_away_for_check check (turned_away_for in (
  'no_order', 'mismatch', 'incomplete', 'damaged', 'soaked', 'cash_on_delivery', 'empty', 'wrong_item', 'wrong_address', 'pickup_point', 'forfeited'
));
-- Why a person confirmed that it is not returned any more.
alter table parked_parcel add column forfeit_reason text;
