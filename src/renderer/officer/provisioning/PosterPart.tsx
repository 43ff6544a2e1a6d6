import { OfficeCode, OFFICE_KINDS, OfficeKind } from '#shared/domain/office.ts';
import type { Site } from '#shared/domain/site.ts';
import { Printer } from 'lucide-react';
import { useId, useState } from 'react';
import { useProvisioningText } from './texts.en.ts';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';

/** What the regency calls this office, and the poster that says so. */
export function PosterPart({ site }: { readonly site: Site }) {
  const { t } = useProvisioningText();
  const client = useClient();
  const kindId = useId();
  const [code, setCode] = useState(site.code ?? '');
  const [kind, setKind] = useState(site.kind ?? '');
  const [told, setTold] = useState<string | null>(null);
  const typed = code.trim().toUpperCase();
  const wrong = typed !== '' && !OfficeCode.safeParse(typed).success;
  const failed = (error: unknown) => setTold(t('failed', { code: refusalOf(error) }));

  const keep = () => {
    if (wrong) return;
    const named = { code: typed === '' ? null : typed, kind: OfficeKind.safeParse(kind).data ?? null };
    client.request('office.identify', named).then(() => setTold(t('saved')), failed);
  };
  const save = () => {
    setTold(null);
    client.request('poster.save').then((saved) => {
      setTold(saved && t('poster.saved', { file: saved.file }));
    }, failed);
  };

  return (
    <section className="provisioning__part">
      <h2>
        <Printer aria-hidden size="1.25rem" />
        {t('poster.title')}
      </h2>
      <p>{t('poster.hint')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          keep();
        }}
      >
        <Field
          label={t('poster.code')}
          note={t('poster.codeNote')}
          problem={wrong ? t('poster.codeWrong') : null}
          maxLength={24}
          data-testid="poster-code"
          value={code}
          onChange={(event) => {
            setTold(null);
            setCode(event.target.value);
          }}
        />
        <div className="field">
          <label className="field__label" htmlFor={kindId}>
            {t('office.kind')}
          </label>
          <select
            id={kindId}
            className="field__input"
            data-testid="poster-kind"
            value={kind}
            onChange={(event) => setKind(event.target.value)}
          >
            <option value="">—</option>
            {OFFICE_KINDS.map((each) => (
              <option key={each} value={each}>
                {t(`kind.${each}`)}
              </option>
            ))}
          </select>
        </div>
        <div className="provisioning__row">
          <Button type="submit" data-testid="poster-keep">
            {t('poster.keep')}
          </Button>
          <Button look="primary" data-testid="poster-save" onClick={save}>
            {t('poster.save')}
          </Button>
        </div>
      </form>
      <p className="provisioning__told" role="status" data-testid="poster-told">
        {told}
      </p>
      <p className="field__note">{t('poster.sheets')}</p>
    </section>
  );
}
