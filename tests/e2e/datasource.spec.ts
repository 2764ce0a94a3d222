// The data source's editors in the preview, over the real backend.
import { expect, test } from '@playwright/test';

test.beforeEach(({ page }) => {
  page.on('pageerror', (error) => {
    throw error;
  });
});

test('the self-check says what is heard of each resource and where data are kept', async ({ page }) => {
  await page.goto('/source');
  await page.getByRole('button', { name: 'Check what we hear' }).click();
  const pods = page.getByRole('row', { name: /^pods / });
  await expect(pods.getByText('watching')).toBeVisible();
  await expect(page.getByText(/^Store: sqlite in \//)).toBeVisible();
});

test('a query is made by keyboard, with values from the cluster suggested', async ({ page }) => {
  await page.goto('/source');
  await page.getByRole('combobox', { name: 'Show' }).click();
  await page.getByRole('option', { name: /Breakdown/ }).click();
  await page.getByRole('combobox', { name: 'Group by' }).fill('Who');
  await expect(page.getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  const namespace = page.getByRole('combobox', { name: 'Namespace' });
  await namespace.click();
  await page.getByRole('option', { name: 'shop', exact: true }).click();
  await page.getByRole('button', { name: 'JSON' }).click();
  expect(JSON.parse(await page.getByLabel('Query as JSON').inputValue())).toEqual({ version: 1, kind: 'breakdown', filter: { namespace: 'shop' }, by: 'owner' });
});

test('a query is pasted as JSON, and one that cannot be read says why', async ({ page }) => {
  await page.goto('/source');
  await page.getByRole('button', { name: 'JSON' }).click();
  const text = page.getByLabel('Query as JSON');
  await text.fill('{"kind": "nothing"}');
  await expect(page.getByText(/Unknown query kind "nothing"/)).toBeVisible();
  await expect(page.getByRole('button', { name: 'Use this query' })).toBeDisabled();
  await text.fill('{"kind": "timeline", "filter": {"namespace": "shop", "workload": "checkout"}}');
  await page.getByRole('button', { name: 'Use this query' }).click();
  await expect(page.getByRole('combobox', { name: 'Show' })).toHaveValue('Timeline');
  await expect(page.getByRole('combobox', { name: 'Workload' })).toHaveValue('checkout');
});
