import type { ReactNode } from 'react';
import { useText } from '../i18n/text.tsx';
import { Button } from './Button.tsx';
import { Modal } from './Modal.tsx';
import './layout.css';

interface FormProps {
  /** What keeps what was typed. */
  readonly save: string;
  readonly saveTestId: string;
  readonly cancel?: string | undefined;
  /** Why it could not be kept; null where nothing is wrong. */
  readonly problem?: string | null;
  readonly problemTestId?: string;
  /** What went wrong, where that has a code. */
  readonly problemCode?: string | null;
  readonly disabled?: boolean;
  readonly testId?: string;
  /** Whether Cancel has the focus at first. */
  readonly cautious?: boolean;
  readonly onSave: () => void;
  readonly onCancel: () => void;
  readonly children?: ReactNode;
}

/** A form in a dialog: what is asked, what is wrong, cancel and save. */
export function DialogForm(props: FormProps) {
  const { save, saveTestId, cancel, problem = null, problemTestId, disabled, testId, children } = props;
  const { t } = useText();
  return (
    <form
      className="dialog-form"
      data-testid={testId}
      onSubmit={(event) => {
        event.preventDefault();
        props.onSave();
      }}
    >
      {children}
      {problem === null ? null : (
        <p className="problem" role="alert" data-testid={problemTestId} data-code={props.problemCode}>
          {problem}
        </p>
      )}
      <div className="modal__actions">
        <Button autoFocus={props.cautious} onClick={props.onCancel}>
          {cancel ?? t('cancel')}
        </Button>
        <Button look="primary" type="submit" data-testid={saveTestId} disabled={disabled}>
          {save}
        </Button>
      </div>
    </form>
  );
}

type DialogProps = Omit<FormProps, 'testId' | 'onCancel'> & {
  readonly title: string;
  readonly testId: string;
  readonly onClose: () => void;
};

/** The same with the dialog around it. */
export function FormDialog({ title, testId, onClose, ...form }: DialogProps) {
  return (
    <Modal title={title} testId={testId} onClose={onClose}>
      <DialogForm {...form} onCancel={onClose} />
    </Modal>
  );
}

interface ConfirmProps {
  readonly title: string;
  readonly testId: string;
  readonly yes: string;
  readonly yesTestId: string;
  readonly no?: string;
  readonly onYes: () => void;
  readonly onClose: () => void;
  /** What it comes to. */
  readonly children?: ReactNode;
}

/** Whether something is meant that is not easily undone: the answer that comes first is no. */
export function Confirm({ title, testId, yes, yesTestId, no, onYes, onClose, children }: ConfirmProps) {
  const { t } = useText();
  return (
    <Modal title={title} testId={testId} onClose={onClose}>
      {children === undefined ? null : <p>{children}</p>}
      <div className="modal__actions">
        <Button autoFocus onClick={onClose}>
          {no ?? t('cancel')}
        </Button>
        <Button look="primary" data-testid={yesTestId} onClick={onYes}>
          {yes}
        </Button>
      </div>
    </Modal>
  );
}
