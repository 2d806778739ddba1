namespace Reseau50.Forum.Reading;

/// <summary>One post on the page of its topic.</summary>
internal sealed record PostView(TopicView Topic, PostLine Line, bool IsFirstNew)
{
    public bool IsKept => Topic.Place.Topic.AnswerNumber == Line.Post.Number && Line.Text is not null;
}
