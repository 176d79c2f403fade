-- Products come as a table, too.
alter table unit_import
  drop constraint unit_import_source_check,
  add constraint unit_import_source_check check (source in ('shipments', 'products', 'shopify', 'woocommerce', 'medusa'));
