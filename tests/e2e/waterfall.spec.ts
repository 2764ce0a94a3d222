// The waterfall panel in the preview, as a person uses it on a dashboard.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

interface Candidate {
  readonly uid: string;
  readonly workload: string;
  readonly outcome: string;
  readonly code: string;
}

async function podWith(page: Page, fits: (candidate: Candidate) => boolean): Promise<string> {
  let found: Candidate | undefined;
  const look = async (): Promise<boolean> => {
    const reply = await page.request.get('/api/datasources/uid/lunettes/resources/search?q=');
    found = ((await reply.json()) as { candidates: readonly Candidate[] }).candidates.find(fits);
    return found !== undefined;
  };
  await expect.poll(look, { timeout: 60_000 }).toBe(true);
  return found?.uid ?? '';
}

const delivered = ({ outcome }: Candidate): boolean => outcome === 'delivered';
const onePod = async (page: Page, more = ''): Promise<void> => {
  await page.goto(`/panel?uid=${await podWith(page, delivered)}${more}`);
  await expect(page.getByRole('treeitem').first()).toBeVisible();
};

test.beforeEach(({ page }) => {
  page.on('pageerror', (error) => {
    throw error;
  });
});

test('a row says what it is, whose it was, how long and when', async ({ page }) => {
  await onePod(page);
  await expect(page.getByRole('treeitem', { name: /platform, .*seconds.*, from plus \d.* to plus \d.* seconds/ }).first()).toBeVisible();
  await expect(page.getByRole('list', { name: 'Time by owner' })).toContainText('platform');
});

test('the tree is walked by keyboard, details open and close', async ({ page }) => {
  await onePod(page);
  const tree = page.getByRole('tree');
  await tree.focus();
  await page.keyboard.press('End');
  const last = await tree.getAttribute('aria-activedescendant');
  await page.keyboard.press('Home');
  expect(await tree.getAttribute('aria-activedescendant')).not.toBe(last);
  await page.keyboard.press('Enter');
  await expect(page.locator('[role=treeitem][aria-selected=true]')).toHaveCount(1);
  await expect(page.getByText('Starts', { exact: true })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[role=treeitem][aria-selected=true]')).toHaveCount(0);
});

test('keys and a drag on the strip zoom; 0 and a double click show all again; no number changes', async ({ page }) => {
  await onePod(page);
  const said = await page.getByRole('treeitem').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')));
  const ticks = page.getByTestId('waterfall-axis');
  const all = await ticks.textContent();
  await page.getByRole('tree').focus();
  await page.keyboard.press('+');
  await page.keyboard.press('+');
  await expect(ticks).not.toHaveText(all ?? '');
  expect(await page.getByRole('treeitem').evaluateAll((rows) => rows.map((row) => row.getAttribute('aria-label')))).toEqual(said);
  await page.keyboard.press('0');
  await expect(ticks).toHaveText(all ?? '');
  const strip = page.getByRole('img', { name: /platform/ });
  const box = await strip.boundingBox();
  if (box === null) {
    throw new Error('the strip is not there');
  }
  await page.mouse.move(box.x + box.width * 0.2, box.y + 12);
  await page.mouse.down();
  await page.mouse.move(box.x + box.width * 0.4, box.y + 12, { steps: 4 });
  await page.mouse.up();
  await expect(ticks).not.toHaveText(all ?? '');
  await strip.dblclick();
  await expect(ticks).toHaveText(all ?? '');
});

test('the table says the same as the tree', async ({ page }) => {
  await onePod(page);
  const rows = await page.getByRole('treeitem').count();
  await page.getByRole('button', { name: 'More' }).click();
  await page.getByRole('menuitem', { name: 'View as table' }).click();
  expect(await page.getByRole('row').count()).toBeGreaterThan(rows);
});

test('runs between restarts are rows of their own, and what comes next is named', async ({ page }) => {
  const uid = await podWith(page, ({ code, outcome }) => code.startsWith('APP_') && (outcome === 'pending' || outcome === 'stuck'));
  await page.goto(`/panel?uid=${uid}`);
  const crash = page.getByRole('treeitem', { name: /^Crash and restart/ });
  await crash.locator('[data-caret]').click();
  await expect(page.getByRole('treeitem', { name: /^run 1/ })).toBeVisible();
});

test('several pods are lanes on one clock, and a click leads to the pod', async ({ page }) => {
  await page.goto('/panel?workload=checkout');
  await expect(page.getByText('All, end to end')).toBeVisible();
  await page.screenshot({ path: 'docs/img/panel-dark.png' });
  await page.getByRole('treeitem').first().click();
  await expect(page).toHaveURL(/debugpod\?.*uid=/);
});

test('a trace frame is drawn too, and a frame of another shape gets words', async ({ page }) => {
  await onePod(page, '&kind=trace');
  await page.goto(`/panel?kind=pods&uid=${await podWith(page, delivered)}`);
  await expect(page.getByText('This frame has no spans')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Choose a lifecycle query' })).toBeVisible();
});

for (const width of [1600, 800, 400]) {
  test(`nothing is wider than a panel of ${width} px`, async ({ page }) => {
    await page.setViewportSize({ width: width + 80, height: 900 });
    await onePod(page, `&width=${width}`);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });
}

test('a panel of 300 px is the strip and its sums', async ({ page }) => {
  await page.goto(`/panel?uid=${await podWith(page, delivered)}&width=300`);
  await expect(page.getByRole('list', { name: 'Time by owner' })).toBeVisible();
  await expect(page.getByRole('tree')).toHaveCount(0);
});

for (const [theme, lang] of [['dark', 'en-US'], ['light', 'zh-Hans']] as const) {
  test(`axe finds nothing in ${theme}, ${lang}`, async ({ page }) => {
    const uid = await podWith(page, ({ code }) => code.startsWith('APP_') || code.startsWith('IMAGE_'));
    for (const path of [`/panel?workload=checkout&theme=${theme}&lang=${lang}`, `/panel?uid=${uid}&theme=${theme}&lang=${lang}&options=${encodeURIComponent('{"tools":true}')}`]) {
      await page.goto(path);
      await expect(page.getByRole('treeitem').first()).toBeVisible();
      await page.getByRole('tree').focus();
      await page.keyboard.press(' ');
      await expect(page.getByTestId('waterfall-tip')).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include('main').include('[data-testid=waterfall-tip]').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 200) ?? ''}`)).toEqual([]);
    }
  });
}

test('a delivery that was exported from debugpod is drawn by the panel, without any query, and can be put away again', async ({ page }) => {
  const uid = await podWith(page, delivered);
  const reply = await page.request.get(`/api/datasources/uid/lunettes/resources/bundle/${uid}`);
  const bundle = (await reply.json()) as { readonly pod: { readonly namespace: string; readonly name: string } };
  await page.goto('/panel?workload=nothing-of-this-name&edit');
  const editor = page.getByRole('region', { name: 'Open a delivery file' });
  const choose = (name: string, text: string) => editor.locator('input[type=file]').setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
  await choose('pod.json', '{"kind": "Pod"}');
  await expect(editor.getByText(/This file is no delivery/)).toBeVisible();
  await choose('web.lunettes.json', JSON.stringify(bundle));
  await expect(editor.getByText(`Delivery of ${bundle.pod.namespace}/${bundle.pod.name} as of`)).toBeVisible();
  await expect(page.getByRole('treeitem').first()).toBeVisible();
  await editor.getByRole('button', { name: 'Show the query again' }).click();
  await expect(page.getByRole('treeitem')).toHaveCount(0);
});
