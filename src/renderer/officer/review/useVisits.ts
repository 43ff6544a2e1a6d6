import type { Visit, VisitFilter } from '#shared/domain/visit.ts';
import { usePages, type Pages } from '../../ipc/usePages.ts';

const PAGE = 100;

/**
 * The visits of a filter and a search, page by page.
 * @param filter null: nothing can be asked
 * @param revision another number loads anew what is there: the log has grown
 */
export function useVisits(filter: VisitFilter | null, text: string, revision: number): Pages<Visit> {
  return usePages<Visit>(
    async (client, after) => {
      if (!filter) return { rows: [], more: false };
      const { visits, more } = await client.request('review.page', {
        filter,
        limit: PAGE,
        ...(text === '' ? {} : { text }),
        ...(after ? { before: after.seq } : {}),
      });
      return { rows: visits, more };
    },
    filter && [filter, text, revision],
  );
}
