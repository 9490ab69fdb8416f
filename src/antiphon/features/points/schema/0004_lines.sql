-- What each line of the order gave of it, in JSON; '' where all gave alike: a refund of goods takes back what just those gave.
ALTER TABLE points_grant ADD COLUMN lines TEXT NOT NULL DEFAULT '';
