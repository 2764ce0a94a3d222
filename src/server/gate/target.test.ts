import { gateOptions } from './options';
import { fits, nameOf, parseTarget } from './target';

test.each([
  ['deploy/web', 'Deployment/web'], ['deployment/web', 'Deployment/web'], ['sts/db', 'StatefulSet/db'], ['ds/agent', 'DaemonSet/agent'], ['job/migrate', 'Job/migrate'],
  ['pod/web-0.a', 'Pod/web-0.a'], ['app=web', 'app=web'], ['app==web,tier!=db,!canary,example.org/x', 'app=web,tier!=db,!canary,example.org/x'],
])('%s is %s', (text, name) => {
  const target = parseTarget(text);
  expect(target.ok ? nameOf(target.value) : target.why).toBe(name);
});

test.each(['', 'web', 'svc/web', 'deploy/', 'deploy/Web', 'deploy/web/1', 'app in (a)', '!app=web'])('%j is refused with a sentence', (text) => {
  expect(parseTarget(text)).toEqual({ ok: false, why: expect.stringMatching(/names nothing that can be watched|is no name of/) });
});

test('a selector is read as Kubernetes reads it: an absent key fits what it must not be', () => {
  const terms = (text: string): Parameters<typeof fits>[0] => {
    const target = parseTarget(text);
    return target.ok && target.value.kind === 'selector' ? target.value.terms : [];
  };
  expect(fits(terms('app=web,tier!=db'), { app: 'web' })).toBe(true);
  expect(fits(terms('app=web,tier!=db'), { app: 'web', tier: 'db' })).toBe(false);
  expect(fits(terms('app=web,!canary'), { app: 'web', canary: '' })).toBe(false);
});

test.each([
  [['--watch', 'deploy/web'], { timeoutMs: 600_000, format: 'text', namespace: '' }],
  [['--watch=job/x', '--timeout=1h30m', '-n', 'shop', '--json'], { timeoutMs: 5_400_000, format: 'json', namespace: 'shop' }],
  [['--watch', 'app=web', '--markdown', '--context', 'prod'], { format: 'markdown', context: 'prod' }],
])('%j is understood', (args, expected) => {
  expect(gateOptions(args)).toMatchObject({ ok: true, value: expected });
});

test.each([[['--watch']], [['--watch', 'deploy/web', '--timeout', '10']], [['--watch', 'deploy/web', '--json', '--markdown']], [['--watch', 'deploy/web', '--wait', '1s']]])('%j is refused with the usage', (args) => {
  expect(gateOptions(args)).toEqual({ ok: false, why: expect.stringContaining('Usage: lunettes explain --watch') });
});
