import type { RecommendationTemplates } from '../recommendation-templates.ts';

/** How claimed conversions are set against the shop. */
export const reconcileBackendTemplates: RecommendationTemplates = {
  kind: 'reconcile-backend',
  en: [
    'Set the claims of the platforms against the orders of the shop: the campaign has {value} claimed {value.metric}.',
    'Up to {shared} {shared.metric} of the campaign may be claims of several platforms for the same order.',
    'Plan by what {backend.name} counts: {backend} {backend.metric}.',
    'Of all claims, {excess} {excess.metric} of the campaign are not found there.',
    'It is proven wrong if the shop has all {threshold} {threshold.metric} of the campaign.',
  ],
  de: [
    'Gleichen Sie die Ansprüche der Plattformen mit den Bestellungen im Shop ab: Die Kampagne hat {value} beanspruchte {value.metric}.',
    'Bis zu {shared} {shared.metric} der Kampagne können Ansprüche mehrerer Plattformen auf dieselbe Bestellung sein.',
    'Planen Sie nach dem, was {backend.name} zählt: {backend} {backend.metric}.',
    'Insgesamt sind in der Kampagne {excess} {excess.metric} beansprucht, die dort nicht zu finden sind.',
    'Widerlegt ist das, wenn der Shop alle {threshold} {threshold.metric} der Kampagne kennt.',
  ],
};
