// Dashboards in the preview: variables, an ad-hoc filter, annotations and panels over the real data source and backend.
import type { Page } from '@playwright/test';
import { expect, test } from '@playwright/test';

test.beforeEach(({ page }) => {
  page.on('pageerror', (error) => {
    throw error;
  });
});

const workloads = (page: Page): Promise<readonly string[]> => page.getByLabel('Workload', { exact: true }).locator('option').allTextContents();
const lifecycles = (page: Page, workload: string) => page.getByRole('region', { name: `Deliveries of ${workload}` }).getByRole('treeitem');

test('a namespace changes the workloads that are offered, and the workload the waterfall', async ({ page }) => {
  await page.goto('/d/lunettes-delivery?from=now-15m&to=now&var-namespace=shop&var-workload=checkout');
  await expect(page.getByRole('heading', { name: 'Pod delivery' })).toBeVisible();
  await expect(lifecycles(page, 'checkout').first()).toBeVisible();
  await expect.poll(() => workloads(page)).toContain('checkout');
  expect(await workloads(page)).not.toContain('ledger');
  await page.getByLabel('Namespace', { exact: true }).selectOption('payments');
  await expect.poll(() => workloads(page)).toContain('ledger');
  expect(await workloads(page)).not.toContain('checkout');
  await page.getByLabel('Workload', { exact: true }).selectOption('ledger');
  await expect(page).toHaveURL(/var-workload=ledger/);
  await expect(page.getByRole('region', { name: 'Deliveries of ledger' }).getByText(/ledger-/).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Deliveries of ledger' }).getByText(/checkout-/)).toHaveCount(0);
});

test('an ad-hoc filter narrows every panel, and is taken away again', async ({ page }) => {
  await page.goto('/d/lunettes-delivery?from=now-15m&to=now&var-namespace=shop&var-workload=checkout');
  const pods = page.getByRole('region', { name: 'Not delivered yet in shop' }).getByRole('row');
  await expect(lifecycles(page, 'checkout').first()).toBeVisible();
  await page.getByLabel('Filter key').selectOption('pod');
  const values = page.getByLabel('Filter value').locator('option');
  await expect.poll(() => values.allTextContents()).toContainEqual(expect.stringMatching(/^checkout-/));
  const pod = (await values.allTextContents()).find((text) => text.startsWith('checkout-')) ?? '';
  await page.getByLabel('Filter value').selectOption(pod);
  const others = lifecycles(page, 'checkout').filter({ hasText: /checkout-/ }).filter({ hasNotText: pod });
  await expect(others).toHaveCount(0);
  // One pod alone is drawn by its phases.
  await expect(lifecycles(page, 'checkout').first()).toBeVisible();
  await expect.poll(async () => (await pods.allTextContents()).slice(1).every((row) => row.includes(pod))).toBe(true);
  await page.getByRole('button', { name: `Remove pod = ${pod}` }).click();
  await expect(others.first()).toBeVisible();
});

test('incidents of the cluster are annotations', async ({ page }) => {
  const marks = page.getByRole('region', { name: 'Incidents' }).getByRole('listitem');
  await expect(async () => {
    await page.goto('/d/lunettes-delivery?from=now-15m&to=now');
    await expect(marks.filter({ hasText: 'NET_CNI_AUTH' }).filter({ hasText: 'node-b2' })).toHaveCount(1, { timeout: 3000 });
  }).toPass({ timeout: 60_000 });
  await expect(page.getByRole('region', { name: 'Not heard' }).getByText('Not heard: 0')).toBeVisible();
});

for (const [uid, title, built] of [
  ['lunettes-delivery-overview', 'Lunettes: delivery overview', 'timeseries'], ['lunettes-pod-diagnosis', 'Lunettes: pod diagnosis', 'nodeGraph'], ['lunettes-collector-health', 'Lunettes: collector health', 'bargauge'],
] as const) {
  test(`the bundled dashboard "${title}" is answered in every panel`, async ({ page }) => {
    const refused: string[] = [];
    let answered = 0;
    page.on('response', (response) => {
      answered += response.url().includes('/api/ds/query') ? 1 : 0;
      if (response.url().includes('/api/') && response.status() >= 400) {
        refused.push(`${response.status()} ${response.url()}`);
      }
    });
    await page.goto(`/d/${uid}`);
    await expect(page.getByRole('heading', { name: title })).toBeVisible();
    await expect(page.getByText(`The preview has no panel "${built}"`).first()).toBeVisible();
    // The dashboard asks again and again: the network is never still for long.
    await expect.poll(() => answered, { timeout: 30_000 }).toBeGreaterThan(1);
    await expect(page.getByRole('alert')).toHaveCount(0);
    expect(refused).toEqual([]);
  });
}
