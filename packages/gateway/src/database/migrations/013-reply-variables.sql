-- What the desk fills in by itself has a name with a dot; a word without one is a hole that the agent fills.
UPDATE canned_replies SET text = replace(replace(replace(text, '{{visitor}}', '{{visitor.name}}'), '{{agent}}', '{{agent.name}}'), '{{brand}}', '{{brand.name}}')
WHERE text LIKE '%{{visitor}}%' OR text LIKE '%{{agent}}%' OR text LIKE '%{{brand}}%';
