-- Which source said what a row shows, and when: "title abstract=arxiv@2026-01-05;summary=huggingface@2026-01-06".
alter table paper add column origins varchar;
