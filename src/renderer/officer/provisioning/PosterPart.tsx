import { OfficeCode, OFFICE_KINDS, type OfficeKind } from '#shared/domain/office.ts';
import type { Site } from '#shared/domain/site.ts';
import { Printer } from 'lucide-react';
import { useState } from 'react';
import { Select } from '../../ui/Select.tsx';
import { useProvisioningText } from './texts.en.ts';
import { refusalOf } from '../../ipc/client.ts';
import { useClient } from '../../ipc/context.tsx';
import { Button } from '../../ui/Button.tsx';
import { Field } from '../../ui/Field.tsx';

/** What the regency calls this office, and the poster that says so. */
export function PosterPart({ site }: { readonly site: Site }) {
  const { t } = useProvisioningText();
  const client = useClient();
  const [code, setCode] = useState(site.code ?? '');
  const [kind, setKind] = useState<OfficeKind | ''>(site.kind ?? '');
  const [told, setTold] = useState<string | null>(null);
  const typed = code.trim().toUpperCase();
  const wrong = typed !== '' && !OfficeCode.safeParse(typed).success;
  const failed = (error: unknown) => setTold(t('failed', { code: refusalOf(error) }));

  const keep = () => {
    if (wrong) return;
    const named = { code: typed === '' ? null : typed, kind: kind === '' ? null : kind };
    client.request('office.identify', named).then(() => setTold(t('saved')), failed);
  };
  const save = () => {
    setTold(null);
    client.request('poster.save').then((saved) => {
      setTold(saved && t('poster.saved', { file: saved.file }));
    }, failed);
  };

  return (
    <section className="box provisioning__part">
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
        <Select
          label={t('office.kind')}
          testId="poster-kind"
          value={kind}
          options={[
            { value: '', said: '—' },
            ...OFFICE_KINDS.map((value) => ({ value, said: t(`kind.${value}`) })),
          ]}
          onChange={setKind}
        />
        <div className="bar">
          <Button type="submit" data-testid="poster-keep">
            {t('poster.keep')}
          </Button>
          <Button look="primary" data-testid="poster-save" onClick={save}>
            {t('poster.save')}
          </Button>
        </div>
      </form>
      <p className="told" role="status" data-testid="poster-told">
        {told}
      </p>
      <p className="field__note">{t('poster.sheets')}</p>
    </section>
  );
}
