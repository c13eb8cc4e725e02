-- A day needs no more asking from the moment in settled_at, and a list that was complete but is not settled lacks something. Rows that are
-- older than this column are settled if they were answered when their day (UTC) was over.
update edition_source set settled_at = finished_at
  where settled_at is null and closes_at is null and status in ('OK', 'EMPTY')
    and extract(epoch from finished_at) >= extract(epoch from announced_on) + 86400;
