import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** How planned and undelivered money is claimed back. */
export const claimCreditTemplates: RecommendationTemplates = {
  kind: 'claim-credit',
  en: [
    'Claim back or plan anew what {shortfall.name} did not deliver: {shortfall} of {shortfall.metric}.',
    'For {value.name}, {value} was spent against {comparator} of budget.',
    'It is proven wrong if the invoice for {threshold.name} does not charge the whole planned budget of {threshold}.',
  ],
  de: [
    'Fordern Sie zurück oder planen Sie neu ein, was für {shortfall.name} nicht ausgeliefert wurde: {shortfall} an {shortfall.metric}.',
    'Für {value.name} wurden {value} ausgegeben statt {comparator} Budget.',
    'Widerlegt ist das, wenn die Rechnung für {threshold.name} nicht das ganze geplante Budget von {threshold} verlangt.',
  ],
};
