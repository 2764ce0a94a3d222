// The preview with the demo cluster, as a person uses it.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { picture } from './picture';

interface Candidate {
  readonly uid: string;
  readonly namespace: string;
  readonly pod: string;
  readonly podIp: string;
  readonly node: string;
  readonly workload: string;
  readonly outcome: string;
  readonly code: string;
  readonly open: boolean;
  readonly startMs: number;
  readonly goneMs: number | null;
}

const DEBUGPOD = '/a/lunettes-delivery-app/debugpod';

async function candidates(page: Page, text: string): Promise<readonly Candidate[]> {
  const reply = await page.request.get(`/api/datasources/uid/lunettes/resources/search?q=${encodeURIComponent(text)}`);
  return ((await reply.json()) as { candidates: readonly Candidate[] }).candidates;
}

/** A pod that answers the description, waited for: the demo cluster makes each kind again and again. */
async function podWith(page: Page, fits: (candidate: Candidate) => boolean): Promise<Candidate> {
  let found: Candidate | undefined;
  await expect.poll(async () => (found = (await candidates(page, '')).find(fits)) !== undefined, { timeout: 60_000 }).toBe(true);
  if (found === undefined) {
    throw new Error('no such pod');
  }
  return found;
}

test.beforeEach(({ page }) => {
  page.on('pageerror', (error) => {
    throw error;
  });
});

// An answer that is still on its way belongs to no test any more.
test.afterEach(({ page }) => page.unrouteAll({ behavior: 'ignoreErrors' }));

test('a pod is found by part of its name, UID, address, workload and node, by keyboard alone', async ({ page }) => {
  const pod = await podWith(page, ({ podIp, node, workload, goneMs }) => podIp !== '' && node !== '' && workload !== '' && goneMs === null);
  await page.goto(DEBUGPOD);
  await expect(page.getByRole('heading', { name: 'Which pod?' })).toBeVisible();
  for (const text of [pod.pod, pod.uid, pod.podIp, pod.workload, pod.node, `${pod.namespace}/${pod.pod}`]) {
    await page.keyboard.press('/');
    const search = page.getByLabel('Find a pod');
    await expect(search).toBeFocused();
    await search.fill(text);
    await expect(page.getByRole('option').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.keyboard.press('Escape');
  }
  await page.keyboard.press('/');
  await page.keyboard.insertText(pod.uid);
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`uid=${pod.uid}`));
  await expect(page.getByRole('heading', { name: `${pod.namespace} / ${pod.pod}` })).toBeVisible();
});

test('a misspelt name is answered with the closest ones', async ({ page }) => {
  const pod = await podWith(page, ({ goneMs, pod: name }) => goneMs === null && name.length > 8);
  await page.goto(`${DEBUGPOD}?var-pod=${pod.pod.slice(1)}x`);
  await expect(page.getByRole('heading', { name: /No pod/ })).toBeVisible();
  await expect(page.getByText(/Closest names:/)).toBeVisible();
  await page.getByRole('link', { name: /^Open / }).click();
  await expect(page.getByRole('tree')).toBeVisible();
});

test('a name alone opens the pod, and the address has its UID then', async ({ page }) => {
  const pod = await podWith(page, ({ goneMs, outcome, pod: name }) => goneMs === null && outcome === 'delivered' && /-[a-z0-9]{5}$/.test(name));
  await page.goto(`${DEBUGPOD}?var-namespace=${pod.namespace}&var-pod=${pod.pod}`);
  await expect(page).toHaveURL(new RegExp(`uid=${pod.uid}`));
});

test('a pod is followed live until it is delivered', async ({ page }) => {
  const pod = await podWith(page, ({ outcome, workload, node }) => outcome === 'pending' && workload === 'invoices' && node !== '');
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}`);
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await expect(page.locator('header').getByText(/^Delivered( late)?$/)).toBeVisible({ timeout: 60_000 });
});

test('without Grafana Live the page asks by itself', async ({ page }) => {
  const pod = await podWith(page, ({ outcome, workload, node }) => outcome === 'pending' && workload === 'invoices' && node !== '');
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}&live=off`);
  await expect(page.locator('header').getByText(/^Delivered( late)?$/)).toBeVisible({ timeout: 60_000 });
});

test('a missing image is named with its owner, its evidence and what comes next', async ({ page }) => {
  const pod = await podWith(page, ({ code, goneMs }) => code === 'IMAGE_PULL_NOT_FOUND' && goneMs === null);
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}`);
  const card = page.getByRole('region', { name: 'Diagnosis' });
  await expect(card.getByText('IMAGE_PULL_NOT_FOUND', { exact: true })).toBeVisible();
  await expect(card.getByText('yours to fix')).toBeVisible();
  await expect(card.getByText('What comes next')).toBeVisible();
  await expect(card.getByText(/not found|NotFound|manifest unknown|ImagePullBackOff|ErrImagePull/).first()).toBeVisible();
  await picture(page, 'debugpod-dark');
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}&theme=light`);
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await picture(page, 'debugpod-light');
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}&theme=dark&lang=zh-Hans`);
  await expect(page.getByText('发生了什么')).toBeVisible();
  await picture(page, 'debugpod-zh');
});

test('diagnosis, waterfall and what happened light each other up; the selection stands in the address and Escape clears it', async ({ page }) => {
  const pod = await podWith(page, ({ code, goneMs, startMs }) => code.startsWith('APP_') && goneMs === null && Date.now() - startMs > 8000);
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}`);
  const card = page.getByRole('region', { name: 'Diagnosis' });
  await expect(card.getByRole('button', { pressed: false }).first()).toBeVisible();
  await page.keyboard.press('e');
  await expect(page).toHaveURL(/row=evidence:1/);
  await expect(card.getByRole('button', { pressed: true })).toHaveCount(1);
  await expect(page.getByRole('region', { name: 'Details' }).locator('button[aria-pressed=true]').first()).toBeVisible();
  await expect(page.locator('[role=treeitem][aria-selected=true]')).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(page).not.toHaveURL(/row=/);
  await expect(card.getByRole('button', { pressed: true })).toHaveCount(0);
});

test('the waterfall is walked by keyboard, and the row is in the address', async ({ page }) => {
  const pod = await podWith(page, ({ outcome, goneMs }) => outcome === 'delivered' && goneMs === null);
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}`);
  await expect(page.getByRole('tree')).toBeVisible();
  await page.keyboard.press('2');
  await expect(page.getByRole('tree')).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/row=row:/);
  await expect(page.locator('[role=treeitem][aria-selected=true]')).toHaveCount(1);
});

test('keys are the page\'s no more when they are turned off', async ({ page }) => {
  await page.goto(`${DEBUGPOD}?uid=${(await podWith(page, ({ outcome, goneMs }) => outcome === 'delivered' && goneMs === null)).uid}`);
  await expect(page.getByRole('tree')).toBeVisible();
  await page.getByRole('button', { name: 'More of this page' }).click();
  await page.getByRole('menuitem', { name: 'Keys' }).click();
  await page.getByLabel('Keys of this page are on').press('Space');
  await page.keyboard.press('Escape');
  await page.keyboard.press('2');
  await expect(page.getByRole('tree')).not.toBeFocused();
});

test('a page that is paused stands still, counts what is new, and goes on where the pod is', async ({ page }) => {
  const pod = await podWith(page, ({ outcome, workload, node }) => outcome === 'pending' && workload === 'invoices' && node !== '');
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}`);
  await page.getByRole('button', { name: 'Pause' }).click();
  await expect(page).toHaveURL(/live=0/);
  const before = await page.locator('header').innerText();
  await expect(page.getByRole('status').getByText(/Paused at .* new/)).toBeVisible({ timeout: 60_000 });
  expect(await page.locator('header').innerText()).toBe(before);
  await page.getByRole('button', { name: 'Resume' }).click();
  await expect(page.getByText('Live', { exact: true })).toBeVisible();
});

test('when the backend fails the page keeps what it showed and says when it tries again', async ({ page }) => {
  const pod = await podWith(page, ({ outcome, goneMs, open }) => outcome === 'pending' && open && goneMs === null);
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}`);
  await expect(page.getByRole('tree')).toBeVisible();
  await page.route('**/api/ds/query', (route) => route.fulfill({ status: 502, json: { message: 'The collector at http://collector cannot be reached.' } }));
  await expect(page.getByText('The collector at http://collector cannot be reached.')).toBeVisible({ timeout: 30_000 });
  await expect(page.getByText(/The page keeps what it showed at/)).toBeVisible();
  await expect(page.getByText(/Not live, trying again in/)).toBeVisible();
  await expect(page.getByRole('tree')).toBeVisible();
  await page.unroute('**/api/ds/query');
  await page.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByText(/The page keeps/)).toHaveCount(0);
});

test('each tab shows its part, and the tab stands in the address', async ({ page }) => {
  const pod = await podWith(page, ({ outcome, node, goneMs }) => outcome === 'delivered' && node !== '' && goneMs === null);
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}`);
  const details = page.getByRole('region', { name: 'Details' });
  for (const [tab, shows] of [['Containers', 'kubectl'], ['Topology', pod.node], ['Manifest', 'never environment'], ['Sources', 'Dated by'], ['What happened', 'Since creation']] as const) {
    await details.getByRole('tab', { name: tab }).click();
    await expect(details.getByText(shows).first()).toBeVisible();
  }
  await details.getByRole('tab', { name: 'Sources' }).click();
  await expect(page).toHaveURL(/tab=sources/);
  await page.reload();
  await expect(details.getByText('Dated by')).toBeVisible();
});

test('a copied link has the UID and times that do not move', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const pod = await podWith(page, ({ outcome, goneMs }) => outcome === 'delivered' && goneMs === null);
  await page.goto(`${DEBUGPOD}?var-namespace=${pod.namespace}&uid=${pod.uid}&time=clock`);
  await page.getByRole('button', { name: 'Copy link' }).click();
  const link = new URL(await page.evaluate(() => navigator.clipboard.readText()));
  expect(link.searchParams.get('uid')).toBe(pod.uid);
  expect(link.searchParams.get('time')).toBe('clock');
  expect(Number(link.searchParams.get('to'))).toBeGreaterThan(Number(link.searchParams.get('from')));
});

test('at 390 pixels and at 200 % nothing scrolls sideways', async ({ page }) => {
  const pod = await podWith(page, ({ code, goneMs }) => code.startsWith('APP_') && goneMs === null);
  for (const width of [390, 720]) {
    await page.setViewportSize({ width, height: 900 });
    await page.goto(`${DEBUGPOD}?uid=${pod.uid}`);
    await expect(page.getByRole('tree')).toBeVisible();
    expect(await page.evaluate(() => document.querySelector('main')?.scrollWidth ?? 0)).toBeLessThanOrEqual(width);
  }
});

// States that the demo cluster never comes to: the real answers with one thing changed on their way, fakes by that.
interface Health { readonly details: { refused: string[]; namespaces: string[] | 'all' } }

async function fakeHealth(page: Page, change: (details: Health['details']) => void): Promise<void> {
  await page.route('**/resources/health', async (route) => {
    const response = await route.fetch();
    const health = (await response.json()) as Health;
    change(health.details);
    await route.fulfill({ response, json: health });
  });
}

test('fake: what the cluster refuses to tell is said, with the rule that allows it', async ({ page }) => {
  await fakeHealth(page, (details) => void (details.refused = ['events']));
  const pod = await podWith(page, ({ outcome, goneMs }) => outcome === 'delivered' && goneMs === null);
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}`);
  await expect(page.getByText('Hidden from us: events')).toBeVisible();
  await expect(page.getByText('resources: ["events"]')).toBeVisible();
  await picture(page, 'debugpod-refused-dark');
});

test('fake: a namespace outside of the scope is named, and whether the pod exists is not', async ({ page }) => {
  await fakeHealth(page, (details) => void (details.namespaces = ['shop']));
  await page.goto(`${DEBUGPOD}?var-namespace=vault&var-pod=web-0`);
  await expect(page.getByRole('heading', { name: 'You may not see namespace vault' })).toBeVisible();
  await picture(page, 'debugpod-no-permission-dark');
});

interface FakeFrame {
  readonly schema: { readonly fields: readonly { readonly name: string }[] };
  readonly data: { values: unknown[][] };
}

function setColumn({ schema, data }: FakeFrame, name: string, value: unknown): void {
  const at = schema.fields.findIndex((field) => field.name === name);
  data.values[at] = (data.values[at] ?? []).map(() => value);
}

test('fake: a pod that started while nobody listened is shown as such', async ({ page }) => {
  const pod = await podWith(page, ({ outcome, code, goneMs }) => outcome === 'delivered' && code === '' && goneMs === null);
  await page.route('**/api/ds/query', async (route) => {
    const response = await route.fetch();
    const reply = (await response.json()) as { results: Record<string, { frames: FakeFrame[] }> };
    const [pods, diagnosis] = [reply.results['pods']?.frames[0], reply.results['diagnosis']?.frames[0]];
    if (pods !== undefined && diagnosis !== undefined) {
      setColumn(pods, 'verdict', 'indeterminate');
      setColumn(diagnosis, 'code', '');
      setColumn(diagnosis, 'gaps', [{ from: pod.startMs - 60_000, to: pod.startMs + 1000, resources: ['pods', 'events'] }]);
    }
    await route.fulfill({ response, json: reply });
  });
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}`);
  await expect(page.getByText('We were not listening while this pod started')).toBeVisible();
  await expect(page.locator('header').getByText('Delivered, partly heard')).toBeVisible();
  await expect(page.getByText(/Deaf to pods, events from/)).toBeVisible();
  await picture(page, 'debugpod-blind-dark');
});

test('fake: forty containers and five hundred restarts stay readable', async ({ page }) => {
  const pod = await podWith(page, ({ code, goneMs, startMs }) => code.startsWith('APP_') && goneMs === null && Date.now() - startMs > 8000);
  await page.route('**/api/ds/query', async (route) => {
    const response = await route.fetch();
    const reply = (await response.json()) as { results: Record<string, { frames: FakeFrame[] }> };
    const timeline = reply.results['timeline']?.frames[0];
    if (timeline !== undefined) {
      const names = timeline.schema.fields.map(({ name }) => name);
      const rows = timeline.data.values[0]?.length ?? 0;
      // Each line of the real life again and again, a minute later each time.
      const at = (name: string, value: unknown, i: number): unknown => (['time', 'lo', 'hi'].includes(name) ? Number(value) + i * 60_000 : name === 'id' ? `${String(value)}/${i}` : value);
      timeline.data.values = timeline.data.values.map((column, c) => Array.from({ length: 500 }, (_, i) => at(names[c] ?? '', column[i % rows], i)));
    }
    await route.fulfill({ response, json: reply });
  });
  await page.route(`**/resources/pod/${pod.uid}`, async (route) => {
    const response = await route.fetch();
    const now = (await response.json()) as { containers: { name: string; ready: boolean; restarts: number }[] };
    const [one] = now.containers;
    await route.fulfill({ response, json: { ...now, containers: [...now.containers, ...Array.from({ length: 39 }, (_, i) => ({ ...one, name: `c${i}`, ready: true, restarts: 0, state: 'running', reason: '', lastExit: '' }))] } });
  });
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}`);
  await expect(page.getByText('39 more, all ready')).toBeVisible();
  const lines = page.getByRole('region', { name: 'Details' }).locator('tbody tr');
  await expect(lines.first()).toBeVisible();
  expect(await lines.count()).toBeLessThan(150);
  await picture(page, 'debugpod-many-dark');
});

test('fake: without a data source the app says how to connect a cluster', async ({ page }) => {
  await page.route('**/boot.json.js', async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: `${await response.text()}\nwindow.grafanaBootData.settings.datasources = {};` });
  });
  await page.goto(DEBUGPOD);
  await expect(page.getByRole('heading', { name: 'Lunettes listens to no cluster yet' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Connect a cluster' })).toBeVisible();
});

test('a pod that was refused is shown by its owner, with what to do', async ({ page }) => {
  const pod = await podWith(page, ({ outcome }) => outcome === 'rejected');
  await page.goto(`${DEBUGPOD}?uid=${encodeURIComponent(pod.uid)}`);
  await expect(page.getByText('This pod was refused before it existed.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Diagnosis' }).getByText(pod.code, { exact: true })).toBeVisible();
  await picture(page, 'debugpod-never-created-dark');
});

test('a delivery is exported as a file', async ({ page }) => {
  const pod = await podWith(page, ({ outcome, goneMs }) => outcome === 'delivered' && goneMs === null);
  await page.goto(`${DEBUGPOD}?uid=${pod.uid}`);
  await expect(page.getByRole('tree')).toBeVisible();
  await page.getByRole('button', { name: 'More of this page' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: /Export this delivery/ }).click();
  expect((await download).suggestedFilename()).toBe(`${pod.namespace}-${pod.pod}.lunettes.json`);
});

test('the board shows what is not delivered, and leads to the pod', async ({ page }) => {
  await page.goto('/a/lunettes-delivery-app/now');
  await expect(page.getByText('NET_CNI_AUTH').first()).toBeVisible({ timeout: 60_000 });
  await expect(page.getByRole('heading', { name: /^It is / })).toBeVisible();
  await picture(page, 'now-dark');
  await page.getByRole('link', { name: /^shop \/ / }).first().click();
  await expect(page.getByLabel('Diagnosis')).toBeVisible();
});

test('the panel draws the pods of a workload', async ({ page }) => {
  await page.goto('/panel?workload=checkout');
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await picture(page, 'panel-dark');
});

test('the data source explains its health', async ({ page }) => {
  await page.goto('/source');
  await page.getByRole('button', { name: 'Save & test' }).click();
  await expect(page.getByRole('status')).toContainText(/Watching \d+ pods of Kubernetes v1.36/);
});

for (const theme of ['dark', 'light']) {
  test(`axe finds nothing on the pages in ${theme}`, async ({ page }) => {
    const pod = await podWith(page, ({ code, namespace }) => code === 'IMAGE_PULL_NOT_FOUND' && namespace !== 'recorded');
    for (const path of [`/a/lunettes-delivery-app/now?theme=${theme}`, `${DEBUGPOD}?theme=${theme}&uid=${pod.uid}`, `/panel?theme=${theme}`]) {
      await page.goto(path);
      await page.waitForTimeout(2500);
      const { violations } = await new AxeBuilder({ page }).include('main').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`)).toEqual([]);
    }
  });
}
