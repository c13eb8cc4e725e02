-- When a day's list is complete, and when it was first answered after that; null in rows that are older than these columns.
alter table edition_source add column closes_at timestamp with time zone;
alter table edition_source add column settled_at timestamp with time zone;
