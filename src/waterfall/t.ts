// Texts whose values are shown as they are. i18next escapes values for HTML unless told not to, and React escapes again:
// an image `r/app` would be read as `r&#x2F;app`.
import { t as translate } from '@grafana/i18n';

/** As `t` of @grafana/i18n; the extraction of texts knows it by this name. */
export const t: typeof translate = (key, words, values = {}) => translate(key, words, { interpolation: { escapeValue: false }, ...values });
