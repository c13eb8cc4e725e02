-- Delivering was a recurring task of db-scheduler's once; of a task that nobody knows it warns at each start.
delete from scheduled_tasks where task_name = 'deliver';
