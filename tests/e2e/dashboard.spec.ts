// The provisioned dashboard, with its variable.
import { expect, test } from '@playwright/test';

test('a dashboard shows the waterfall of the workload that its variable names', async ({ page }) => {
  await page.goto('/d/lunettes-delivery?from=now-15m&to=now');
  await expect(page.getByRole('heading', { name: 'Pod delivery' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Deliveries of checkout' }).getByRole('treeitem').first()).toBeVisible();
  await page.getByLabel('Workload').selectOption('ledger');
  await expect(page).toHaveURL(/var-workload=ledger/);
  await expect(page.getByRole('region', { name: 'Deliveries of ledger' }).getByText(/ledger-/).first()).toBeVisible();
  await expect(page.getByRole('region', { name: 'Deliveries of ledger' }).getByText(/checkout-/)).toHaveCount(0);
});
