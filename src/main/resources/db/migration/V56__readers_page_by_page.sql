-- Readers are read in pages by id. By the index on what is due alone, each page would read and sort all who are active.
create index subscriber_active on subscriber (state, id);
