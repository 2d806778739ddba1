using Reseau50.Forum.Polls;

namespace Reseau50.Forum.Writing;

/// <summary>What a whole topic is about, besides its words.</summary>
internal sealed record TopicFacts(IReadOnlyList<string> Themes, bool IsQuestion, PollFacts? Poll)
{
    public static readonly TopicFacts None = new([], false, null);
}

/// <summary>A topic to open. <see cref="IsOpen"/>: its first post is a sheet that everybody completes.</summary>
internal sealed record NewTopic(string Title, string Text)
{
    public TopicFacts Facts { get; init; } = TopicFacts.None;
    public bool IsOpen { get; init; }
}

/// <summary>A post as its writer wants it. <see cref="Known"/>: how many former texts the writer knew of; null leaves what it stands for as it is.</summary>
internal sealed record PostChange(string Text, int Known)
{
    public string? Title { get; init; }
    public TopicFacts? Facts { get; init; }
    public bool? IsOpen { get; init; }
}
