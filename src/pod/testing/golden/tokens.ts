// A logical line of a golden scenario: its tokens with their places, read one after the other.

/** What a reader of a scenario is told: `LINE:COLUMN: what was expected, what was found`. */
export class GoldenSyntaxError extends Error {
  constructor(readonly line: number, readonly column: number, readonly said: string) {
    super(`${line}:${column}: ${said}`);
  }
}

interface Token {
  readonly text: string;
  readonly line: number;
  readonly column: number;
}

const TOKEN = / +|#.*|`[^`]*`|;|[^\s`;]+/y;

function tokensOf(text: string, line: number): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const column = TOKEN.lastIndex + 1;
    const found = TOKEN.exec(text)?.[0];
    if (found === undefined) {
      throw new GoldenSyntaxError(line, column, /\s/.test(text.charAt(column - 1)) ? 'expected blanks, found a tab' : 'expected a closing `, found the end of the line');
    }
    if (!found.startsWith(' ') && !found.startsWith('#')) {
      tokens.push({ text: found, line, column });
    }
  }
  return tokens;
}

/** Reads the tokens of one line (and of the lines that continue it) from left to right. */
export class LineReader {
  private next = 0;

  private constructor(readonly tokens: readonly Token[], private readonly last: { readonly line: number; readonly column: number }) {}

  /** The file's lines with something on them; a line that begins with `;` is joined to the one above. */
  static linesOf(source: string): readonly LineReader[] {
    const groups: { tokens: Token[]; last: { line: number; column: number } }[] = [];
    source.split('\n').forEach((text, i) => {
      const tokens = tokensOf(text, i + 1);
      const last = { line: i + 1, column: text.length + 1 };
      const above = groups.at(-1);
      if (tokens[0]?.text === ';' && above !== undefined) {
        above.tokens.push(...tokens);
        above.last = last;
      } else if (tokens.length > 0) {
        groups.push({ tokens, last });
      }
    });
    return groups.map(({ tokens, last }) => new LineReader(tokens, last));
  }

  /** The line again with `from` replaced by `to` in every token: a pass of a `repeat`. */
  replaced(from: string, to: string): LineReader {
    return new LineReader(this.tokens.map((token) => ({ ...token, text: token.text.replaceAll(from, to) })), this.last);
  }

  get line(): number {
    return this.tokens[0]?.line ?? this.last.line;
  }

  get ended(): boolean {
    return this.next >= this.tokens.length;
  }

  peek(): string {
    return this.tokens[this.next]?.text ?? '';
  }

  fail(expected: string): never {
    const at = this.tokens[this.next] ?? this.last;
    throw new GoldenSyntaxError(at.line, at.column, `expected ${expected}, found ${this.ended ? 'the end of the line' : this.peek()}`);
  }

  /** One token of the pattern, which must match it wholly. */
  take(expected: string, pattern: RegExp): string {
    const found = this.peek();
    if (this.ended || !new RegExp(`^(?:${pattern.source})$`, 's').test(found)) {
      this.fail(expected);
    }
    this.next++;
    return found;
  }

  /** True, and one token further, when the next token is the word. */
  accept(word: string): boolean {
    const found = !this.ended && this.peek() === word;
    this.next += found ? 1 : 0;
    return found;
  }

  word(expected = 'a word'): string {
    return this.take(expected, /[^\s`;]+/);
  }

  keyword(word: string): void {
    this.take(word, new RegExp(word.replace(/[^\w]/g, '\\$&')));
  }

  int(): number {
    return Number(this.take('a number', /\d+/));
  }

  /** Seconds as milliseconds, exact to the nanosecond. */
  time(): number {
    return milliseconds(this.take('a time in seconds', /[+-]?\d+(\.\d{1,9})?/));
  }

  second(): number {
    return Number(this.take('a whole second', /-?\d+/)) * 1000;
  }

  atSecond(): number {
    return Number(this.take('@ and a whole second', /@-?\d+/).slice(1)) * 1000;
  }

  atTime(): number {
    return milliseconds(this.take('@ and a time', /@[+-]?\d+(\.\d{1,9})?/).slice(1));
  }

  text(): string {
    return this.take('a `text`', /`[^`]*`/).slice(1, -1);
  }

  optionalText(): string | undefined {
    return this.peek().startsWith('`') ? this.text() : undefined;
  }

  list(): readonly string[] {
    const found = this.take('a list or none', /[^\s`,;]+(,[^\s`,;]+)*/);
    return found === 'none' ? [] : found.split(',');
  }

  quantity(): number {
    const [, amount, unit] = /^(\d+)(m|Ki|Mi|Gi)?$/.exec(this.take('a quantity', /\d+(m|Ki|Mi|Gi)?/)) ?? [];
    return Number(amount) * (QUANTITY[unit ?? ''] ?? 1);
  }

  /** `[lo,hi]`, as milliseconds. */
  optionalBounds(): readonly [number, number] | undefined {
    if (!this.peek().startsWith('[')) {
      return undefined;
    }
    const [lo = '', hi = ''] = this.take('[lo,hi]', /\[[+-]?\d+(\.\d{1,9})?,[+-]?\d+(\.\d{1,9})?\]/).slice(1, -1).split(',');
    return [milliseconds(lo), milliseconds(hi)];
  }

  done(): void {
    if (!this.ended) {
      this.fail('the end of the line');
    }
  }
}

const QUANTITY: Readonly<Record<string, number>> = { m: 0.001, Ki: 1024, Mi: 1024 ** 2, Gi: 1024 ** 3 };

/** Decimal seconds to milliseconds without the error of a binary product. */
function milliseconds(text: string): number {
  return Math.round(Number(text) * 1e9) / 1e6;
}
