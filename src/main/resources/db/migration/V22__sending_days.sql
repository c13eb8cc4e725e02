-- How many mails were begun on each UTC day, for a new sender's daily cap. Kept only while there is one.
create table sending_day (
  sent_on date primary key,
  begun bigint not null
);
