import fc from 'fast-check';
import { LineCutter, LineTooLong, withoutManagedFields } from './lines';

test('lines are the same however the bytes are cut', () => {
  fc.assert(fc.property(fc.array(fc.stringMatching(/^[^\n]{1,40}$/), { maxLength: 20 }), fc.array(fc.nat(200), { maxLength: 12 }), (lines, cuts) => {
    const bytes = Buffer.from(lines.map((line) => `${line}\n`).join(''));
    const cutter = new LineCutter();
    const heard: string[] = [];
    let from = 0;
    for (const to of [...cuts.sort((a, b) => a - b), bytes.length]) {
      for (const line of cutter.push(bytes.subarray(from, Math.max(from, to)))) {
        heard.push(line.toString());
      }
      from = Math.max(from, to);
    }
    expect(heard).toEqual(lines);
  }));
});

test('a line without an end is given up, not kept for ever', () => {
  const cutter = new LineCutter();
  expect(() => {
    for (let i = 0; i < 10; i++) {
      [...cutter.push(Buffer.alloc(1024 * 1024, 'x'))].forEach(() => undefined);
    }
  }).toThrow(LineTooLong);
});

test('managedFields are emptied before parsing, and nothing else changes', () => {
  fc.assert(fc.property(fc.json(), fc.json(), (before, after) => {
    const object = { a: JSON.parse(before) as unknown, metadata: { managedFields: [{ f: ']"[' }, [1, [2]]], name: '"managedFields":[x' }, z: JSON.parse(after) as unknown };
    expect(JSON.parse(withoutManagedFields(Buffer.from(JSON.stringify(object))).toString())).toEqual({ ...object, metadata: { ...object.metadata, managedFields: [] } });
  }));
});
