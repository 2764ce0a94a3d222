// The now board with the demo cluster, as a person on call uses it.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';
import { picture } from './picture';

const NOW = '/a/lunettes-delivery-app/now';

async function board(page: Page, search = ''): Promise<void> {
  await page.goto(`${NOW}${search}`);
  await expect(page.locator('#answer')).toBeVisible();
}

/** Until something is wrong in the demo cluster. */
async function sick(page: Page, search = ''): Promise<void> {
  await expect(async () => {
    await board(page, search);
    await expect(page.getByRole('treegrid').locator('[data-command]').first()).toBeVisible({ timeout: 3000 });
  }).toPass({ timeout: 80_000 });
}

test.beforeEach(({ page }) => {
  page.on('pageerror', (error) => {
    throw error;
  });
});

test('the first words are the verdict, and every open pod is counted once', async ({ page }) => {
  await sick(page);
  await expect(page.locator('#answer h2')).toHaveText(/^(It is|We cannot tell yet)/);
  await expect(page.getByText('Whose to fix')).toBeVisible();
  await expect(page.getByRole('figure', { name: /Not delivered, last 30 minutes/ })).toBeVisible();
});

test('by keyboard alone: to the rows, open one, copy its command, to a pod', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await sick(page);
  const rows = page.getByRole('treegrid').locator('[data-row]');
  await page.keyboard.press('2');
  await expect(rows.first()).toBeFocused();
  if ((await rows.first().getAttribute('aria-expanded')) === 'true') {
    await page.keyboard.press('ArrowLeft');
    await expect(rows.first()).toHaveAttribute('aria-expanded', 'false');
  }
  const first = page.locator('[data-command]').first();
  await first.focus();
  await page.keyboard.press('ArrowRight');
  await expect(first).toHaveAttribute('aria-expanded', 'true');
  await expect(page).toHaveURL(/open=/);
  await page.keyboard.press('y');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toContain('kubectl');
  await page.keyboard.press('1');
  await expect(page.locator('#answer')).toBeFocused();
  await page.keyboard.press('/');
  await expect(page.getByLabel('Find a pod')).toBeFocused();
});

test('a pod\'s name opens it, and Back returns to the same board', async ({ page }) => {
  await sick(page, '?by=node');
  const link = page.getByRole('treegrid').getByRole('link').first();
  await link.click();
  await expect(page).toHaveURL(/debugpod\?uid=/);
  await page.goBack();
  await expect(page).toHaveURL(/by=node/);
  await expect(page.getByRole('treegrid')).toBeVisible();
});

test('a code is a filter with one click, and the address has it', async ({ page }) => {
  await sick(page);
  const code = page.getByRole('treegrid').getByRole('button', { name: /^[A-Z]+_[A-Z_]+$/ }).first();
  const name = await code.innerText();
  await code.click();
  await expect(page).toHaveURL(new RegExp(`code=${name}`));
  await page.getByRole('button', { name: new RegExp(`Remove the filter Code ${name}`) }).click();
  await expect(page).not.toHaveURL(/code=/);
});

test('rows do not move while the pointer is on them', async ({ page }) => {
  await sick(page);
  const rows = page.getByRole('treegrid').locator('[data-key]');
  await page.getByRole('treegrid').hover({ position: { x: 5, y: 5 } });
  const keys = async (): Promise<readonly (string | null)[]> => rows.evaluateAll((all) => all.map((one) => one.getAttribute('data-key')).filter((key) => key?.startsWith('*') !== true));
  const before = await keys();
  await page.waitForTimeout(13_000);
  const after = await keys();
  const stayed = before.filter((key) => after.includes(key));
  expect(after.filter((key) => stayed.includes(key))).toEqual(stayed);
});

test('a moment of the past says so, and leads back to now', async ({ page }) => {
  await board(page, `?at=${Date.now() - 5000}`);
  await expect(page.getByText(/^As it was at/)).toBeVisible();
  await page.getByRole('button', { name: 'Now', exact: true }).click();
  await expect(page).not.toHaveURL(/at=/);
});

for (const [name, search, size] of [
  ['now-dark', '?theme=dark', undefined], ['now-light', '?theme=light', undefined], ['now-zh', '?theme=dark&lang=zh-Hans', undefined], ['now-800', '?theme=light', { width: 800, height: 1100 }], ['now-390', '?theme=dark', { width: 390, height: 1400 }],
] as const) {
  test(`${name}: axe finds nothing, and nothing scrolls sideways`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    if (size !== undefined) {
      await page.setViewportSize(size);
    }
    await sick(page, search);
    const { violations } = await new AxeBuilder({ page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']).include('main').analyze();
    expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html.slice(0, 160))])).toEqual([]);
    expect(await page.locator('#answer').evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    expect(await page.getByRole('treegrid').evaluate((element) => element.scrollWidth <= element.clientWidth)).toBe(true);
    await picture(page, name);
  });
}

/** The workload of a pod that is on its way, and of which no pod is held. */
async function calmWorkload(page: Page): Promise<string> {
  const data = { from: String(Date.now() - 3_600_000), to: String(Date.now()), queries: [{ refId: 'A', version: 1, kind: 'pods', open: true, filter: { operation: 'create' }, limit: 500 }] };
  const reply = (await (await page.request.post('/api/ds/query', { data: { ...data, queries: data.queries.map((query) => ({ ...query, datasource: { uid: 'lunettes' } })) } })).json()) as { results: { A: { frames: { schema: { fields: { name: string }[] }; data: { values: unknown[][] } }[] } } };
  const [frame] = reply.results.A.frames;
  const column = (name: string): readonly unknown[] => frame?.data.values[frame.schema.fields.findIndex((field) => field.name === name)] ?? [];
  const sickOnes = column('workload').filter((_, i) => column('code')[i] !== '' || column('verdict')[i] === 'missed');
  return String(column('workload').find((workload) => workload !== '' && !sickOnes.includes(workload)) ?? '');
}

test('nothing wrong is one calm line, with those on their way below', async ({ page }) => {
  await expect(async () => {
    const workload = await calmWorkload(page);
    expect(workload).not.toBe('');
    await board(page, `?workload=${workload}`);
    await expect(page.getByRole('heading', { name: 'Nothing is wrong.' })).toBeVisible({ timeout: 1000 });
    await expect(page.getByRole('region', { name: 'On their way' })).toBeVisible({ timeout: 500 });
    await picture(page, 'now-calm-dark');
  }).toPass({ timeout: 80_000 });
});

test('nothing open is said so', async ({ page }) => {
  await board(page, '?node=no-such-node');
  await expect(page.getByText('No pod is on its way.')).toBeVisible();
});
