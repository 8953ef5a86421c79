import { __ } from '@wordpress/i18n';
import { textOf } from '../definitions';
import { Departments } from '../departments/departments';
import { useForm } from '../form-context';
import { readHours } from '../opening-hours/hours';
import { readFields } from '../prechat/form-field';
import type { Section } from './section';

/** Who answers for what. */
export const departments: Section = {
	name: 'departments',
	group: 'conversations',
	title: () => __( 'Departments', 'veranda' ),
	Content,
	isOutsideForm: true,
};

function Content() {
	const { saved, definitions } = useForm();
	const { values } = saved;
	const relayUrl = textOf( values, 'relayUrl' );
	const hours = textOf( values, 'openingHours' );
	const siteHours = hours === '' ? null : readHours( hours );
	const inForm = readFields( textOf( values, 'prechatFields' ) ).flatMap( ( { options = [] } ) =>
		options.flatMap( ( { department } ) => department ?? [] )
	);

	return (
		<>
			<p>
				{ __(
					'Conversations can be sorted to departments, by an answer to the form before the chat or by an agent. Changes made here take effect at once. Who answers for which department is chosen in each agent’s profile, under Users.',
					'veranda'
				) }
			</p>
			{ relayUrl === '' ? (
				<p className="veranda-hint">
					{ __(
						'The relay keeps the departments. Enter its address under General and save to see them.',
						'veranda'
					) }
				</p>
			) : (
				<Departments
					key={ relayUrl }
					relayUrl={ relayUrl }
					siteHours={ siteHours }
					siteTimezone={ siteHours?.timezone ?? definitions.openingHours?.timezone ?? 'UTC' }
					inForm={ inForm }
				/>
			) }
		</>
	);
}
