-- Vectors of the title and of each sentence beside that of the whole. Rows are computed anew when they are missed.
-- sentences: one byte per number, each vector divided by its greatest number; little is lost and it takes a quarter of the room.
delete from paper_vector;
alter table paper_vector add column sentences bytea not null;
