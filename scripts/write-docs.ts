// Writes what is generated into docs/: run after changing columns or codes.
import { writeFileSync } from 'node:fs';
import { queriesDocument } from '../src/contract/document';
import { codesDocument } from '../src/pod/code/document';

writeFileSync('docs/queries.md', queriesDocument());
writeFileSync('docs/codes.md', codesDocument());
