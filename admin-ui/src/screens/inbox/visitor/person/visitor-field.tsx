import { TextControl } from '@wordpress/components';
import { __ } from '@wordpress/i18n';
import { LIMITS } from '../../../../../../relay/protocol/limits';
import { sprintf } from '../../../../sprintf';

const KINDS = {
	name: { type: 'text', maxLength: LIMITS.nameCharacters, dir: 'auto' },
	email: { type: 'email', maxLength: LIMITS.emailCharacters, dir: 'ltr' },
	phone: { type: 'tel', maxLength: LIMITS.phoneCharacters, dir: 'ltr' },
	company: { type: 'text', maxLength: LIMITS.companyCharacters, dir: 'auto' },
	own: { type: 'text', maxLength: LIMITS.visitorFieldCharacters, dir: 'auto' },
	ownName: { type: 'text', maxLength: LIMITS.visitorFieldNameCharacters, dir: 'auto' },
} as const;

interface Props {
	field: keyof typeof KINDS;
	label: string;
	value: string;
	/** What is wrong with it; null: nothing. */
	problem?: string | null;
	/** What somebody else has put there meanwhile; null: nothing. */
	now?: string | null;
	onChange( value: string ): void;
}

/** One line that is known of a visitor, to be typed. */
export function VisitorField( { field, label, value, problem = null, now = null, onChange }: Props ) {
	return (
		<TextControl
			__nextHasNoMarginBottom
			__next40pxDefaultSize
			{ ...KINDS[ field ] }
			label={ label }
			placeholder={ field === 'ownName' ? __( 'For example: Customer number', 'veranda' ) : undefined }
			value={ value }
			autoComplete="off"
			aria-invalid={ problem !== null }
			help={
				problem ? (
					<span className="veranda-field-error" role="alert">
						{ problem }
					</span>
				) : (
					now !== null && nowSentence( now )
				)
			}
			onChange={ onChange }
		/>
	);
}

function nowSentence( now: string ): string {
	return now === ''
		? __( 'It is empty now.', 'veranda' )
		: /* translators: %s: what somebody else has entered. */
			sprintf( __( 'There is now: %s', 'veranda' ), now );
}
