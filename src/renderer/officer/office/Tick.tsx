import { useId } from 'react';

interface Props {
  readonly label: string;
  readonly note?: string;
  readonly checked: boolean;
  readonly onChange: (checked: boolean) => void;
  readonly 'data-testid'?: string;
}

/** Something that is so or not. */
export function Tick({ label, note, checked, onChange, ...rest }: Props) {
  const id = useId();
  return (
    <div className="office__tick">
      <label className="tick-label">
        <input
          {...rest}
          type="checkbox"
          checked={checked}
          aria-describedby={note === undefined ? undefined : id}
          onChange={(event) => onChange(event.target.checked)}
        />
        {label}
      </label>
      {note === undefined ? null : (
        <p id={id} className="field__note">
          {note}
        </p>
      )}
    </div>
  );
}
