import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

/** Something is wrong and is said so, quietly, where one works. */
export function Banner({ children, ...rest }: { children: ReactNode; 'data-testid'?: string }) {
  return (
    <div className="banner" role="status" {...rest}>
      <TriangleAlert aria-hidden size="1.5rem" />
      {children}
    </div>
  );
}
