-- The dock finds a claim by the board that comes in alone: its serial as searches compare it (src/core/serial.ts).
create index on claim_line (seller_id, upper(regexp_replace(part ->> 'serial', '[[:space:]-]', '', 'g'))) where part is not null;
