-- Authors and categories that a topic asks for and the paper has, as JSON.
alter table topic_match add column named varchar default '[]' not null;
