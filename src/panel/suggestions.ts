// When Grafana may suggest the panel. Up to 12.x it asks an object with a builder, later a function with a summary: what is
// given here is both.
import type { DataFrame, VisualizationSuggestion, VisualizationSuggestionsSupplier } from '@grafana/data';
import { VisualizationSuggestionScore } from '@grafana/data';
import { missingColumns } from '../waterfall/rows';
import type { PanelOptions } from './options';

interface OldBuilder {
  readonly data?: { readonly series?: readonly DataFrame[] };
  readonly dataSummary?: { readonly rawFrames?: readonly DataFrame[] };
  getListAppender(defaults: object): { append(suggestion: object): void };
}

/** Best for lifecycles; good for any other trace, which has a view of its own in Grafana. */
export function suggestionsFor(frames: readonly DataFrame[]): VisualizationSuggestion<PanelOptions>[] {
  const drawn = frames.filter((frame) => missingColumns(frame).length === 0 && frame.length > 0);
  if (drawn.length === 0) {
    return [];
  }
  const owned = drawn.some((frame) => frame.fields.some(({ name }) => name === 'owner'));
  return [{ score: owned ? VisualizationSuggestionScore.Best : VisualizationSuggestionScore.Good, cardOptions: { maxRows: 20, previewModifier: smaller } }];
}

function smaller(suggestion: VisualizationSuggestion<PanelOptions>): void {
  suggestion.options = { ...suggestion.options, labels: 'short', legend: false, compact: true };
}

const supplier: VisualizationSuggestionsSupplier<PanelOptions> = ({ rawFrames }) => suggestionsFor(rawFrames ?? []);

export const suggestions = Object.assign(supplier, {
  getSuggestionsForData: (builder: OldBuilder): void => {
    const list = builder.getListAppender({ name: 'Lifecycle waterfall', pluginId: 'lunettes-waterfall-panel', options: {}, fieldConfig: { defaults: {}, overrides: [] } });
    suggestionsFor(builder.dataSummary?.rawFrames ?? builder.data?.series ?? []).forEach((one) => list.append(one));
  },
});
