-- A fault code is of the unit as a whole, or of one of its boards or supplies: [{code, component}], the component by its serial number, '' for the unit.
-- The owner may be no superuser, and what is there is to be changed for every seller.
alter table inspection no force row level security;
alter table inspection
  alter column fault_codes drop default,
  alter column fault_codes type jsonb using to_jsonb(fault_codes),
  alter column fault_codes set default '[]';
update inspection set fault_codes =
  (select jsonb_agg(jsonb_build_object('code', code, 'component', '') order by place)
    from jsonb_array_elements_text(fault_codes) with ordinality as told (code, place))
  where fault_codes <> '[]';
alter table inspection force row level security;
