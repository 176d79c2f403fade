-- Items of a quote that the customer may take or leave, and a faster way back at their cost (MF-FLAT).
alter table quote_item
  drop constraint quote_item_kind_check,
  add check (kind in ('part', 'labour', 'freight', 'spare_part', 'express', 'other')),
  add column optional boolean not null default false,
  add column taken boolean not null default true, -- counts in the total: always, or once the customer has chosen it
  add column part_id uuid,                        -- of the shelf, for a spare part at its value (MF-SPARE)
  add foreign key (seller_id, part_id) references part,
  add check (taken or optional);
