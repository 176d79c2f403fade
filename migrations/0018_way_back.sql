-- The way back: by which carrier; and a courier's number is one number, however it was typed.

-- What the customer wishes, or what customer service arranged: {name, arranged: null | {note, by, at}}.
alter table claim add column return_carrier jsonb;

alter table parcel add column carrier_key text not null generated always as (upper(carrier)) stored;
drop index parcel_seller_id_direction_carrier_tracking_idx;
create unique index on parcel (seller_id, direction, carrier_key, tracking_key);
