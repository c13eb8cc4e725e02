-- What orders papers and what a floor is about are two numbers since rule hybrid-7; before, the score was the probability.
alter table topic_match add column probability double precision default 0 not null;
update topic_match set probability = score;
