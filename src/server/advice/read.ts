// Advice as people write it: YAML, of which JSON is a part. Mistakes are told with their line.
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { Result } from '../../base/result';
import { fail } from '../../base/result';
import type { Advice } from '../../pod/code/advice';
import { parseAdvice } from '../../pod/code/advice';

// More than any organisation writes by hand; what is longer is not advice.
const TEXT_MAX_CHARS = 1_000_000;

/** @returns the first mistake as a sentence with line and key */
export function readAdvice(text: string): Result<Advice> {
  if (text.length > TEXT_MAX_CHARS) {
    return fail(`advice: it has ${text.length} characters; ${TEXT_MAX_CHARS} are read at most.`);
  }
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const [broken] = document.errors;
  if (broken !== undefined) {
    return fail(`advice in line ${lines.linePos(broken.pos[0]).line}: it is neither YAML nor JSON: ${broken.message}`);
  }
  let written: unknown;
  try {
    written = document.toJS({ maxAliasCount: 100 });
  } catch (thrown) {
    return fail(`advice: ${thrown instanceof Error ? thrown.message : String(thrown)}`);
  }
  return parseAdvice(written, (path) => {
    const node = nearest(path.length, (length) => document.getIn(path.slice(0, length), true));
    const at = isNode(node) ? node.range?.[0] : undefined;
    return at === undefined || path.length === 0 ? '' : ` in line ${lines.linePos(at).line}`;
  });
}

/** The node of the path, or of the nearest part above it that stands there. */
function nearest(length: number, at: (length: number) => unknown): unknown {
  for (let part = length; part > 0; part--) {
    const node = at(part);
    if (isNode(node)) {
      return node;
    }
  }
  return undefined;
}
