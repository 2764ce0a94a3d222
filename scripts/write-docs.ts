// Writes what is generated into docs/: run after changing columns.
import { writeFileSync } from 'node:fs';
import { queriesDocument } from '../src/contract/document';

writeFileSync('docs/queries.md', queriesDocument());
