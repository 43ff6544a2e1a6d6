import type { Site } from '#shared/domain/site.ts';
import { KeyPart } from './KeyPart.tsx';
import { PosterPart } from './PosterPart.tsx';
import './provisioning.css';

/** Whose site cards this kiosk takes, and the poster for its door. */
export function CardAndPoster({ site }: { readonly site: Site }) {
  return (
    <div className="boxes" data-testid="provisioning">
      <KeyPart site={site} />
      <PosterPart key={site.provisioning?.cardIssuedAt} site={site} />
    </div>
  );
}
