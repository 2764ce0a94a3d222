// The board's columns: all on a desk, two lines on a tablet, a card on a phone. Head and rows share them.
import { css } from '@emotion/css';

export const rowColumns = css({
  display: 'grid', gap: '0 16px', gridTemplateColumns: '20px minmax(0, 1fr) 56px 176px 92px 160px 260px', gridTemplateAreas: '"caret cause pods target lost next worst"',
  '@media (max-width: 1200px)': { gridTemplateColumns: '20px minmax(0, 1fr) 48px 140px 140px', gridTemplateAreas: '"caret cause pods target lost" ". worst worst next next"', rowGap: 4 },
  '@media (max-width: 700px)': { gridTemplateColumns: '24px minmax(0, 1fr) 40px', gridTemplateAreas: '"caret cause pods" ". target target" ". lost lost" ". next next" ". worst worst"', rowGap: 6 },
});
