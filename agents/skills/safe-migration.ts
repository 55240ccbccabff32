export const safeMigration = `# Safe migration

For changes of stored data, of a schema, of a message or of an interface that others call.

1. List who reads and who writes the old form: this service, other services, old versions that still run during the release, backups.
2. Choose the expand-and-contract way: add the new form beside the old one, write both, move what is there, read the new one, remove
   the old one in a later release. Never rename or retype in place.
3. Make each step safe to repeat and safe to stop half way: batches with a cursor, "if not exists", no step that needs the one
   before it to have run exactly once.
4. Keep the previous version working on the new data: a roll back must find everything it needs. What cannot be undone is a step of
   its own, last, and named as such.
5. Give defaults to new required fields; decide what happens to rows that break the new rule before the rule is switched on.
6. Test three cases: empty store, store in the old form, store already migrated; and the old reader on new data.

Result: the steps in order with who reads what in each, the test of each case, and what a roll back does at every step.`;
