-- What customs papers say of a model; null while nobody has told, and then no invoice is made.

alter table model
  add column hs_code text check (hs_code ~ '^[0-9]{6,10}$'),      -- digits only; the first six are the Harmonised System's
  add column origin text check (origin ~ '^[A-Z]{2}$'),           -- country where it was made
  add column net_weight_grams integer check (net_weight_grams > 0);
