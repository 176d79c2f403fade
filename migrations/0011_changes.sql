-- Tells whoever listens that a claim's history has grown, when the transaction that wrote it commits. The claim's row has everything that
-- says who may hear of it, and equal notices of one transaction become one.
create function tell_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('recourse_claim', json_build_object(
    'sellerId', new.seller_id, 'claimId', new.id, 'number', new.number, 'customerId', new.customer_id, 'centreId', new.centre_id)::text);
  return null;
end $$;
create trigger tell_change after update of event_head on claim
  for each row when (old.event_head is distinct from new.event_head) execute function tell_change();
