-- The title of the liked paper that a pick resembles, or empty; and whether it is the one from next door. Matches are shared by all
-- who follow a topic, so what was one reader's only stands with the pick.
alter table pick add column resembles varchar(300) default '' not null;
alter table pick add column next_door boolean default false not null;

-- A rule version names two models since there are two.
alter table topic_match alter column rule_version set data type varchar(120);
alter table digest alter column rule_version set data type varchar(120);
