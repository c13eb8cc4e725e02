-- The lists of some days, to compare the attention of the papers on them and to notice a list that is an old one.
create index sighting_announced on sighting (announced_on);
