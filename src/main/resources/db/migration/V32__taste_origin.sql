-- Where a verdict was given: MAIL (a link in a digest), PAGE, IMPORT (a library or a list of links).
alter table taste add column origin varchar(10) default 'MAIL' not null;
