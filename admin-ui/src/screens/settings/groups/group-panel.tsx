import { Card, CardBody, CardHeader } from '@wordpress/components';
import { useForm } from '../form-context';
import type { Section } from '../sections/section';
import { idOfCard, idsOf, type GroupName } from './groups';

interface Props {
	group: GroupName;
	sections: Section[];
	isOpen: boolean;
}

/** The cards of a group. While another group is shown they stay as they are: what was typed, opened or found is not lost. */
export function GroupPanel( { group, sections, isOpen }: Props ) {
	const { save } = useForm();
	const ids = idsOf( group );
	const cards = sections.filter( ( section ) => section.group === group );

	return (
		<div role="tabpanel" id={ ids.panel } aria-labelledby={ ids.tab } className="veranda-panel" hidden={ ! isOpen }>
			<form
				id={ ids.form }
				noValidate
				onSubmit={ ( event ) => {
					event.preventDefault();
					void save();
				} }
			>
				{ cards
					.filter( ( { isOutsideForm } ) => ! isOutsideForm )
					.map( ( section ) => (
						<SectionCard key={ section.name } { ...section } />
					) ) }
			</form>
			{ cards
				.filter( ( { isOutsideForm } ) => isOutsideForm )
				.map( ( section ) => (
					<SectionCard key={ section.name } { ...section } />
				) ) }
		</div>
	);
}

function SectionCard( { name, title, Content }: Section ) {
	return (
		<Card className="veranda-section" id={ idOfCard( name ) }>
			<CardHeader>
				<h2>{ title() }</h2>
			</CardHeader>
			<CardBody>
				<Content />
			</CardBody>
		</Card>
	);
}
