-- When a source is asked again for a day that it did not answer, or not to the end; null if it is not.
alter table edition_source add column next_try timestamp with time zone;
