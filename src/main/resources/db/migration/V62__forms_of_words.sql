-- Every form in which a topic's words stand in the paper, as JSON; empty where only one of each was kept.
alter table topic_match add column forms varchar default '[]' not null;
